module.exports=require("../hunkguard.js")("./shared-72.js");
