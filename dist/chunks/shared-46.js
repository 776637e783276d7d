module.exports=require("../hunkguard.js")("./shared-46.js");
