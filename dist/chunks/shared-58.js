module.exports=require("../hunkguard.js")("./shared-58.js");
